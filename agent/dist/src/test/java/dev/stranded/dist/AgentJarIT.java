package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.BootClasses;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AgentJarIT {
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;
    private static final Pattern AT_THE_ROOT =
            Pattern.compile("META-INF/.*|boot/.*|isolated/.*|dev/|dev/stranded/|dev/stranded/premain/.*");

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @Test
    void at_its_root_are_only_the_way_in_and_what_no_loader_takes_for_a_class() throws IOException {
        assertThat(entries()).allMatch(name -> AT_THE_ROOT.matcher(name).matches());
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .allMatch(name -> name.startsWith("dev/stranded/premain/"))
                .hasSize(7);
    }

    @Test
    void of_byte_buddy_it_has_asm_alone() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.contains("bytebuddy") && !name.endsWith("/"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("isolated/net/bytebuddy/jar/asm/"));
    }

    @Test
    void its_manifest_names_the_way_in_for_each_way_to_start_it() throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.stranded.premain.AgentEntry");
            assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.stranded.premain.AgentEntry");
            assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.stranded.premain.CommandEntry");
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(manifest.getValue("Boot-Class-Path")).isNull();
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        }
    }

    @Test
    void java_8_can_load_the_way_in_and_nothing_needs_more_than_java_17() throws IOException {
        assertThat(majorVersion("dev/stranded/premain/AgentEntry.class")).isEqualTo(JAVA_8);
        assertThat(majorVersion("dev/stranded/premain/CommandEntry.class")).isEqualTo(JAVA_8);
        for (String name : entries()) {
            if (name.endsWith(".class") || name.endsWith(".classdata")) {
                assertThat(majorVersion(name)).as(name).isLessThanOrEqualTo(JAVA_17);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void every_class_of_its_boot_side_is_in_the_boot_loader(Jdk jdk) throws IOException {
        String[] names = entries().stream()
                .filter(name -> name.startsWith("boot/") && name.endsWith(".classdata"))
                .map(name -> name.substring("boot/".length(), name.length() - ".classdata".length())
                        .replace('/', '.'))
                .toArray(String[]::new);
        assertThat(names).hasSizeGreaterThan(10);
        try (ChildJvm jvm = ChildProgram.of(jdk, BootClasses.class, names)
                .under(AgentJar.path(), "quiet=true")
                .start()) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isZero();
            assertThat(jvm.stdout()).containsExactly("missing: []");
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static int majorVersion(String entry) throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile());
                DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(entry)))) {
            assertThat(in.readInt()).as(entry).isEqualTo(0xCAFEBABE);
            assertThat(in.readUnsignedShort()).as(entry).isGreaterThanOrEqualTo(0);
            return in.readUnsignedShort();
        }
    }
}
