package dev.stranded.proof.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class DumpFolderTest {
    private static final String PLACE = "java.io.tmpdir";
    private static final DumpForecast SMALL = new DumpForecast(1, 1);

    private final String usualPlace = System.getProperty(PLACE);

    @TempDir
    Path place;

    @BeforeEach
    void use_a_place_of_its_own() {
        System.setProperty(PLACE, place.toString());
    }

    @AfterEach
    void use_the_usual_place() {
        System.setProperty(PLACE, usualPlace);
    }

    @Test
    void it_is_the_owners_alone_and_goes_with_all_that_is_in_it() throws IOException {
        try (DumpFolder folder = DumpFolder.withRoomFor(SMALL)) {
            assertThat(folder.path()).hasParent(place).isDirectory();
            assertThat(folder.path().getFileName().toString())
                    .startsWith("stranded-dump-" + ProcessHandle.current().pid() + "-");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
            Files.writeString(folder.file("heap.hprof"), "secret");
            Path inner = folder.madeFor(Files.getOwner(folder.path()));
            Files.writeString(inner.resolve("heap.hprof"), "secret");
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void where_nothing_has_room_it_says_where_it_looked() {
        assertThatThrownBy(() -> DumpFolder.withRoomFor(new DumpForecast(1L << 60, 1)))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("there is no room for the heap dump, which needs 2,147,483,648 GB: ")
                .hasMessageContaining(place + " has ")
                .hasMessageContaining(Path.of("").toAbsolutePath() + " has ");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void a_sweep_takes_what_nobody_holds_any_more() throws IOException {
        Path left = Files.createDirectory(place.resolve("stranded-dump-1-left"));
        Files.createFile(left.resolve("in-use"));
        Files.writeString(left.resolve("heap.hprof"), "secret");
        Path others = Files.createDirectory(place.resolve("stranded-dump-1-others"));
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("in-use"));
        Path link = Files.createSymbolicLink(place.resolve("stranded-dump-1-link"), elsewhere);
        try (DumpFolder folder = DumpFolder.withRoomFor(SMALL)) {
            DumpFolder.sweep();
            assertThat(left).doesNotExist();
            assertThat(folder.path()).exists();
            assertThat(others).exists();
            assertThat(link).exists();
            assertThat(elsewhere.resolve("in-use")).exists();
        }
    }
}
