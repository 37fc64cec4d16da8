import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells the code of loaded classes as the JVM runs it, which only JVMTI knows; it is called through the foreign function
 * interface, so that nothing native has to be built. For each line {@code FILE CLASS CLASS ...} that it reads it writes
 * the code of these classes into the file, with names in place of indexes into the constant pool, and numbers of
 * instructions in place of distances: both change where a class is redefined and says the same.
 */
public final class LoadedCode {
    private static final int JNI_21 = 0x00150000;
    private static final int JVMTI = 0x30010000;
    private static final AddressLayout POINTER =
            ValueLayout.ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Long.MAX_VALUE, ValueLayout.JAVA_BYTE));
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Arena arena = Arena.global();
    private final MemorySegment jni;
    private final MemorySegment jvmti;
    private final MethodHandle findClass;
    private final MethodHandle newGlobalRef;

    private LoadedCode() throws Throwable {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", System.mapLibraryName("jvm"));
        MemorySegment find = SymbolLookup.libraryLookup(library, arena)
                .find("JNI_GetCreatedJavaVMs")
                .orElseThrow();
        MemorySegment vm = arena.allocate(POINTER);
        MemorySegment count = arena.allocate(INT);
        require((int) Linker.nativeLinker()
                .downcallHandle(find, FunctionDescriptor.of(INT, POINTER, INT, POINTER))
                .invokeExact(vm, 1, count));
        MemorySegment machine = vm.get(POINTER, 0);
        jni = environment(machine, JNI_21);
        jvmti = environment(machine, JVMTI);
        findClass = ofTwoPointers(6);
        newGlobalRef = ofTwoPointers(21);
        MemorySegment capabilities = arena.allocate(16);
        capabilities.set(ValueLayout.JAVA_LONG, 0, 1L << 3 | 1L << 35); // can_get_bytecodes, can_get_constant_pool
        call(142, POINTER, capabilities);
    }

    public static void main(String[] arguments) throws Throwable {
        Thread.ofVirtual().start(() -> {}).join();
        LoadedCode code = new LoadedCode();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(words[0])))) {
                for (int i = 1; i < words.length; i++) {
                    code.write(words[i], out);
                }
            }
            System.out.println("written: " + words[0]);
        }
    }

    private MemorySegment environment(MemorySegment machine, int version) throws Throwable {
        MemorySegment result = arena.allocate(POINTER);
        MemorySegment function = machine.get(POINTER, 0).getAtIndex(POINTER, 6);
        require((int) Linker.nativeLinker()
                .downcallHandle(function, FunctionDescriptor.of(INT, POINTER, POINTER, INT))
                .invokeExact(machine, result, version));
        return result.get(POINTER, 0);
    }

    /** Calls the function with this number in JVMTI's table. */
    private void call(int number, MemoryLayout layout, Object... arguments) throws Throwable {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length + 1];
        Object[] all = new Object[arguments.length + 1];
        layouts[0] = POINTER;
        all[0] = jvmti;
        for (int i = 0; i < arguments.length; i++) {
            layouts[i + 1] = layout;
            all[i + 1] = arguments[i];
        }
        MemorySegment function = jvmti.get(POINTER, 0).getAtIndex(POINTER, number - 1);
        require((int) Linker.nativeLinker()
                .downcallHandle(function, FunctionDescriptor.of(INT, layouts))
                .invokeWithArguments(all));
    }

    /**
     * A global reference: every return from a native method, of which linking has some, takes the local ones away. So it
     * is tried again until nothing came in between.
     */
    private MemorySegment type(String name) throws Throwable {
        MemorySegment internal = arena.allocateFrom(name.replace('.', '/'));
        for (int i = 0; i < 100; i++) {
            MemorySegment local = (MemorySegment) findClass.invokeExact(jni, internal);
            MemorySegment global = (MemorySegment) newGlobalRef.invokeExact(jni, local);
            if (global.address() != 0 && isClass(global, name)) {
                return global;
            }
        }
        throw new IllegalArgumentException("no class " + name);
    }

    private boolean isClass(MemorySegment reference, String name) throws Throwable {
        MemorySegment signature = arena.allocate(POINTER);
        try {
            call(48, POINTER, reference, signature, MemorySegment.NULL);
        } catch (IllegalStateException e) {
            return false; // The place of the local one was taken by something else.
        }
        return text(signature).equals("L" + name.replace('.', '/') + ";");
    }

    private MethodHandle ofTwoPointers(int number) {
        return Linker.nativeLinker()
                .downcallHandle(
                        jni.get(POINTER, 0).getAtIndex(POINTER, number),
                        FunctionDescriptor.of(POINTER, POINTER, POINTER));
    }

    private void write(String name, PrintWriter out) throws Throwable {
        MemorySegment type = type(name);
        Constants constants = new Constants(pool(type));
        TreeMap<String, byte[]> methods = new TreeMap<>();
        MemorySegment count = arena.allocate(INT);
        MemorySegment ids = arena.allocate(POINTER);
        call(52, POINTER, type, count, ids);
        for (int i = 0; i < count.get(INT, 0); i++) {
            MemorySegment method = ids.get(POINTER, 0).getAtIndex(POINTER, i);
            MemorySegment[] texts = {arena.allocate(POINTER), arena.allocate(POINTER), arena.allocate(POINTER)};
            call(64, POINTER, method, texts[0], texts[1], texts[2]);
            methods.put(text(texts[0]) + text(texts[1]), code(method));
        }
        methods.forEach((method, code) -> {
            out.println(name + "." + method);
            new Instructions(code, constants).write(out);
        });
    }

    private byte[] pool(MemorySegment type) throws Throwable {
        MemorySegment entries = arena.allocate(INT);
        MemorySegment size = arena.allocate(INT);
        MemorySegment bytes = arena.allocate(POINTER);
        call(146, POINTER, type, entries, size, bytes);
        return bytes.get(POINTER, 0).asSlice(0, size.get(INT, 0)).toArray(ValueLayout.JAVA_BYTE);
    }

    private byte[] code(MemorySegment method) throws Throwable {
        MemorySegment size = arena.allocate(INT);
        MemorySegment bytes = arena.allocate(POINTER);
        try {
            call(75, POINTER, method, size, bytes);
        } catch (NativeMethod e) {
            return new byte[0];
        }
        return bytes.get(POINTER, 0).asSlice(0, size.get(INT, 0)).toArray(ValueLayout.JAVA_BYTE);
    }

    private static String text(MemorySegment pointer) {
        return pointer.get(POINTER, 0).getString(0);
    }

    private static void require(int error) {
        if (error == 104) {
            throw new NativeMethod();
        }
        if (error != 0) {
            throw new IllegalStateException("error " + error);
        }
    }

    private static final class NativeMethod extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A constant pool in the form of class files. */
    private static final class Constants {
        private final ByteBuffer bytes;
        private final List<Integer> places = new ArrayList<>(List.of(-1));

        Constants(byte[] pool) {
            bytes = ByteBuffer.wrap(pool);
            int at = 0;
            while (at < pool.length) {
                places.add(at);
                int tag = pool[at];
                if (tag == 5 || tag == 6) {
                    places.add(-1);
                }
                at += size(tag, at);
            }
        }

        private int size(int tag, int at) {
            return switch (tag) {
                case 1 -> 3 + Short.toUnsignedInt(bytes.getShort(at + 1));
                case 5, 6 -> 9;
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
                default -> throw new IllegalStateException("tag " + tag);
            };
        }

        /** What an entry says. */
        String at(int index) {
            int at = places.get(index);
            int tag = bytes.get(at);
            return switch (tag) {
                case 1 -> text(at);
                case 3, 4 -> tag + ":" + bytes.getInt(at + 1);
                case 5, 6 -> tag + ":" + bytes.getLong(at + 1);
                case 7, 8, 16 -> at(refers(at + 1));
                case 9, 10, 11, 12 -> at(refers(at + 1)) + "." + at(refers(at + 3));
                case 15 -> bytes.get(at + 1) + ":" + at(refers(at + 2));
                case 17, 18 -> "dynamic:" + at(refers(at + 3)); // Which way it is linked moves with its table.
                default -> throw new IllegalStateException("tag " + tag);
            };
        }

        private int refers(int at) {
            return Short.toUnsignedInt(bytes.getShort(at));
        }

        private String text(int at) {
            byte[] text = new byte[Short.toUnsignedInt(bytes.getShort(at + 1))];
            bytes.get(at + 3, text);
            return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1).replace('\n', ' ');
        }
    }

    /** The code of one method. */
    private static final class Instructions {
        private static final int LDC = 18;
        private static final int LDC_W = 19;
        private static final int TABLE = 170;
        private static final int LOOKUP = 171;
        private static final int WIDE = 196;

        private final ByteBuffer code;
        private final Constants constants;
        private final TreeMap<Integer, Integer> numbers = new TreeMap<>();

        Instructions(byte[] code, Constants constants) {
            this.code = ByteBuffer.wrap(code);
            this.constants = constants;
            for (int at = 0; at < code.length; at += size(at)) {
                numbers.put(at, numbers.size());
            }
        }

        void write(PrintWriter out) {
            numbers.forEach((at, number) -> out.println("  " + number + " " + instruction(at)));
        }

        private String instruction(int at) {
            int opcode = Byte.toUnsignedInt(code.get(at));
            if (opcode == LDC || opcode == LDC_W) {
                int index = opcode == LDC ? Byte.toUnsignedInt(code.get(at + 1)) : index(at + 1);
                return LDC + " " + constants.at(index);
            }
            if (opcode == 20 || opcode >= 178 && opcode <= 187 || opcode == 189 || opcode == 192 || opcode == 193) {
                return opcode + " " + constants.at(index(at + 1));
            }
            if (opcode == 197) {
                return opcode + " " + constants.at(index(at + 1)) + " " + code.get(at + 3);
            }
            if (opcode >= 153 && opcode <= 168 || opcode == 198 || opcode == 199) {
                return opcode + " to " + numbers.get(at + code.getShort(at + 1));
            }
            if (opcode == 200 || opcode == 201) {
                return opcode - 33 + " to " + numbers.get(at + code.getInt(at + 1));
            }
            return opcode == TABLE || opcode == LOOKUP ? choice(at, opcode) : opcode + " " + bytes(at + 1, size(at) - 1);
        }

        private String choice(int at, int opcode) {
            int first = aligned(at);
            StringBuilder text = new StringBuilder().append(opcode).append(" else ").append(target(at, first));
            int second = code.getInt(first + 4);
            if (opcode == TABLE) {
                for (int i = 0; i <= code.getInt(first + 8) - second; i++) {
                    text.append(", ").append(second + i).append(" to ").append(target(at, first + 12 + 4 * i));
                }
            } else {
                for (int i = 0; i < second; i++) {
                    text.append(", ").append(code.getInt(first + 8 + 8 * i));
                    text.append(" to ").append(target(at, first + 12 + 8 * i));
                }
            }
            return text.toString();
        }

        private Integer target(int at, int place) {
            return numbers.get(at + code.getInt(place));
        }

        private int index(int at) {
            return Short.toUnsignedInt(code.getShort(at));
        }

        private String bytes(int from, int many) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < many; i++) {
                text.append(code.get(from + i)).append(' ');
            }
            return text.toString();
        }

        private int size(int at) {
            int opcode = Byte.toUnsignedInt(code.get(at));
            return switch (opcode) {
                case TABLE -> aligned(at) - at + 12 + 4 * (code.getInt(aligned(at) + 8) - code.getInt(aligned(at) + 4) + 1);
                case LOOKUP -> aligned(at) - at + 8 + 8 * code.getInt(aligned(at) + 4);
                case WIDE -> Byte.toUnsignedInt(code.get(at + 1)) == 132 ? 6 : 4;
                case 16, LDC, 21, 22, 23, 24, 25, 54, 55, 56, 57, 58, 169, 188 -> 2;
                case 17, LDC_W, 20, 132, 187, 189, 192, 193, 198, 199 -> 3;
                case 185, 186, 200, 201 -> 5;
                case 197 -> 4;
                default -> opcode >= 153 && opcode <= 168 || opcode >= 178 && opcode <= 184 ? 3 : 1;
            };
        }

        private static int aligned(int at) {
            return at + 4 & ~3;
        }
    }
}
