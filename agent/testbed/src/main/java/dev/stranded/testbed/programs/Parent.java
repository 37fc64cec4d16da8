package dev.stranded.testbed.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The test that has started a program: spoken to in lines, and the program's life ends with it. */
final class Parent {
    private final Deque<String> heard = new ArrayDeque<>();

    private Parent() {}

    /** From now on, the program ends when its standard input does. */
    static Parent attend() {
        Parent parent = new Parent();
        Thread ear = new Thread(parent::listen, "ear");
        ear.setDaemon(true);
        ear.start();
        return parent;
    }

    void tell(String line) {
        System.out.println(line);
    }

    /** The next line that the test says. */
    synchronized String hear() throws InterruptedException {
        while (heard.isEmpty()) {
            wait();
        }
        return heard.removeFirst();
    }

    private void listen() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            System.err.println("the program's standard input broke: " + e);
        }
        System.exit(0);
    }

    private synchronized void take(String line) {
        heard.addLast(line);
        notifyAll();
    }
}
