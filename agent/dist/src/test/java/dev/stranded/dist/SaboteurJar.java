package dev.stranded.dist;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.sabotage.Saboteur;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;

/** The saboteur as an agent: a jar that names it, and a program with a class path where it is found. */
final class SaboteurJar {
    private SaboteurJar() {}

    /** A program under the agent, which comes first, and the saboteur. */
    static ChildProgram after(Jdk jdk, Class<?> main, String sabotage, Path file, String... arguments)
            throws IOException {
        return frugal(jdk, main, arguments)
                .under(AgentJar.path(), Watched.QUICK + ",file=" + file)
                .under(path(), sabotage);
    }

    /** A program under the saboteur, who comes first, and the agent. */
    static ChildProgram before(Jdk jdk, Class<?> main, String sabotage, Path file, String... arguments)
            throws IOException {
        return frugal(jdk, main, arguments)
                .under(path(), sabotage)
                .under(AgentJar.path(), Watched.QUICK + ",file=" + file);
    }

    private static ChildProgram frugal(Jdk jdk, Class<?> main, String... arguments) {
        return Watched.frugal(ChildProgram.of(jdk, main, arguments)).classPath(whereAsmIs());
    }

    private static synchronized Path path() throws IOException {
        Path jar = AgentJar.path().resolveSibling("saboteur.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Saboteur.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        if (!Files.exists(jar)) {
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest)) {
                entries.finish();
            }
        }
        return jar;
    }

    private static Path whereAsmIs() {
        try {
            return Path.of(ClassReader.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path entry is a file", e);
        }
    }
}
