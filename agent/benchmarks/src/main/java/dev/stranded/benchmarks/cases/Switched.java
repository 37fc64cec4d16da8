package dev.stranded.benchmarks.cases;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;

/**
 * Runs a program that reads its standard input, in which {@link #OFF} and {@link #ON} have all hooks of the agent
 * return at once, or do again what they are there for. They are switched as the agent does itself with those that fail.
 */
public final class Switched {
    /** Switches the hooks off; the answer is how many circuits of them there are, 0 where there is no agent. */
    public static final String OFF = "0";

    /** Switches them on again, with the same answer. */
    public static final String ON = "1";

    private static final String CIRCUIT = "dev.stranded.bootstrap.Circuit";

    private Switched() {}

    /** Takes the program's class and its arguments. */
    public static void main(String[] arguments) throws Exception {
        System.setIn(new Orders(System.in));
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Obeys what the program reads. */
    private static final class Orders extends FilterInputStream {
        Orders(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            obey((char) one);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            for (int i = offset; i < offset + read; i++) {
                obey((char) into[i]);
            }
            return read;
        }

        private static void obey(char order) {
            if (order == OFF.charAt(0) || order == ON.charAt(0)) {
                System.out.println(switchAll(order == OFF.charAt(0)));
            }
        }
    }

    private static int switchAll(boolean off) {
        try {
            Class<?> type = Class.forName(CIRCUIT, true, null);
            Field field = type.getDeclaredField("off");
            field.setAccessible(true);
            Object[] circuits = (Object[]) type.getMethod("all").invoke(null);
            for (Object circuit : circuits) {
                field.setBoolean(circuit, off);
            }
            return circuits.length;
        } catch (ClassNotFoundException e) {
            return 0;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the agent's hooks cannot be switched", e);
        }
    }
}
