package dev.stranded.proof.zoo;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** An agent without a task of its own: what it is given to keep the JVM holds for it by a JNI global. */
public final class Insider {
    private static Instrumentation instrumentation;

    private Insider() {}

    /** Takes note of the JVM. */
    public static void premain(String options, Instrumentation given) {
        instrumentation = given;
    }

    /** Has something held by nothing but a JNI global; once. */
    static void keep(Object kept) {
        instrumentation.addTransformer(new Bystander(kept));
        instrumentation = null;
    }

    /** Changes no class. */
    private static final class Bystander implements ClassFileTransformer {
        private final Object kept;

        Bystander(Object kept) {
            this.kept = kept;
        }

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            return name != null && name.equals(kept) ? bytes : null;
        }
    }
}
