package dev.stranded.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes a jar that is an empty agent and an empty program. */
final class BlankJar {
    private BlankJar() {}

    static Path writeInto(Path folder) throws IOException {
        Path jar = folder.resolve("blank.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", Blank.class.getName());
        String entry = Blank.class.getName().replace('.', '/') + ".class";
        try (InputStream code = Blank.class.getResourceAsStream("/" + entry);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (code == null) {
                throw new IOException(entry + " is not in this jar; build it anew");
            }
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }
}
