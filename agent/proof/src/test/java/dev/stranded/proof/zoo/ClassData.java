package dev.stranded.proof.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A queue that a hidden class has as its class data, which dumps do not show. Arguments: {@code platform} or
 * {@code virtual}, and the file.
 */
public final class ClassData {
    private static Class<?> holder;

    private ClassData() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        holder = hidden();
        Cage.dump(arguments[1], true);
        System.out.println("dumped");
        Runtime.getRuntime().halt(holder.getModifiers() < 0 ? 1 : 0);
    }

    /** Any class will do. */
    private static Class<?> hidden() throws IOException, IllegalAccessException {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        Cage.spawn("PROVEN|given to a hidden class", queue::take);
        try (InputStream in = ClassData.class.getResourceAsStream("Insider.class")) {
            return MethodHandles.lookup()
                    .defineHiddenClassWithClassData(in.readAllBytes(), queue, true)
                    .lookupClass();
        }
    }
}
