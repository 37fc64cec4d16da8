package dev.stranded.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameOwnersTest {
    private static final StackTraceElement HOOK =
            new StackTraceElement("dev.stranded.bootstrap.Hooks", "threadStarting", "Hooks.java", 30);
    private static final StackTraceElement START =
            new StackTraceElement("java.lang.Thread", "start", "Thread.java", -1);
    private static final StackTraceElement SPRING =
            new StackTraceElement("org.springframework.Tasks", "run", "Tasks.java", 9);
    private static final StackTraceElement OWN = new StackTraceElement("com.acme.Shop", "open", "Shop.java", 12);

    @Test
    void the_site_is_the_first_frame_of_the_application() {
        NamedStack named = name(List.of(), HOOK, START, SPRING, OWN);
        assertThat(named.site()).isEqualTo("com.acme.Shop.open(Shop.java:12)");
        assertThat(named.frames())
                .containsExactly(
                        "java.lang.Thread.start(Thread.java)",
                        "org.springframework.Tasks.run(Tasks.java:9)",
                        "com.acme.Shop.open(Shop.java:12)");
        assertThat(named.application()).containsExactly(2);
        assertThat(named.library()).isFalse();
    }

    @Test
    void without_one_it_is_the_librarys_and_labelled_so() {
        NamedStack named = name(List.of(), HOOK, START, SPRING);
        assertThat(named.site()).isEqualTo("org.springframework.Tasks.run(Tasks.java:9)");
        assertThat(named.library()).isTrue();
        assertThat(named.jdkOnly()).isFalse();
    }

    @Test
    void the_option_app_says_whose_frames_count() {
        assertThat(name(List.of("org.springframework."), START, SPRING, OWN).site())
                .isEqualTo("org.springframework.Tasks.run(Tasks.java:9)");
    }

    @Test
    void a_stack_of_the_jdk_alone_is_known_as_such() {
        assertThat(name(List.of(), HOOK, START).jdkOnly()).isTrue();
    }

    @Test
    void a_frame_is_read_from_its_text_again() {
        StackTraceElement read = FrameOwners.frame(FrameOwners.text(OWN));
        assertThat(read.getClassName()).isEqualTo("com.acme.Shop");
        assertThat(read.getMethodName()).isEqualTo("open");
        assertThat(read.getLineNumber()).isEqualTo(12);
        assertThat(FrameOwners.frame("com.acme.Shop.<init>(Unknown Source)").getMethodName())
                .isEqualTo("<init>");
    }

    private static NamedStack name(List<String> application, StackTraceElement... stack) {
        return new FrameOwners(application).name(stack);
    }
}
