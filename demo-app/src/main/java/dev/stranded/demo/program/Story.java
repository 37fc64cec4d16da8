package dev.stranded.demo.program;

import java.util.concurrent.ThreadFactory;

/** A small program, told twice: as it goes wrong, and as it is right. */
public interface Story {
    /** As it goes wrong. */
    void leak(ThreadFactory threads, Life life) throws Exception;

    /** As it is right: when life is over it has no task left, and returns. */
    void fixed(ThreadFactory threads, Life life) throws Exception;
}
