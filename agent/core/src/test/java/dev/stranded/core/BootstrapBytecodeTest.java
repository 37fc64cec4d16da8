package dev.stranded.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.Hooks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hook may run while the JVM links a lambda: one of its own would go round in a circle. */
final class BootstrapBytecodeTest {
    @Test
    void no_class_of_the_boot_side_has_an_invokedynamic() throws IOException, URISyntaxException {
        List<String> found = new ArrayList<>();
        Path location = Path.of(
                Hooks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        int classes;
        if (Files.isDirectory(location)) {
            classes = scan(location, found);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(new URI("jar:" + location.toUri()), Map.of())) {
                classes = scan(jar.getPath("/"), found);
            }
        }
        assertThat(classes).isGreaterThan(10);
        assertThat(found).isEmpty();
    }

    private static int scan(Path root, List<String> found) throws IOException {
        int classes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    new ClassReader(in).accept(new DynamicCalls(file.toString(), found), 0);
                }
                classes++;
            }
        }
        return classes;
    }

    private static final class DynamicCalls extends ClassVisitor {
        private final String file;
        private final List<String> found;

        DynamicCalls(String file, List<String> found) {
            super(Opcodes.ASM9);
            this.file = file;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    found.add(file + "#" + name);
                }
            };
        }
    }
}
