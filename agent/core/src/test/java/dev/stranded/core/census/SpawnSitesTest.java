package dev.stranded.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.Hooks;
import dev.stranded.bootstrap.Residence;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.wire.TaskForm;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpawnSitesTest {
    private final SpawnSites sites = new SpawnSites(new FrameOwners(List.of()));

    @AfterEach
    void leave() {
        Residence.leave();
        Faults.switchOn();
    }

    @Test
    void a_task_that_is_spawned_while_a_look_goes_on_is_met_where_it_was_spawned() {
        sites.update(1);
        Runnable task = () -> {};
        Hooks.taskGiven(task);
        assertThat(sites.of(TaskKind.of(task), TaskForm.EXECUTOR_TASK).stack().site())
                .startsWith(SpawnSitesTest.class.getName() + ".a_task_that_is_spawned_while");
    }

    @Test
    void a_kind_of_task_of_which_none_was_seen_is_said_to_be_unknown() {
        sites.update(1);
        Runnable task = () -> {};
        assertThat(sites.of(TaskKind.of(task), TaskForm.EXECUTOR_TASK).stack().site())
                .startsWith("spawn site unknown: a " + SpawnSitesTest.class.getName())
                .endsWith("not sampled");
    }
}
