package dev.stranded.proof;

/** Is told how far a long work is. */
public interface Progress {
    /** Nobody wants to know. */
    Progress NONE = (step, part) -> {};

    /**
     * So far it is.
     *
     * @param step what is done now, in words
     * @param part how much of that is done, from 0 to 1
     */
    void at(String step, double part);
}
