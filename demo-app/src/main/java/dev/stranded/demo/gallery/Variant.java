package dev.stranded.demo.gallery;

/** How a story is told. */
enum Variant {
    /** As it goes wrong. */
    LEAK("leak"),
    /** As it is right. */
    FIXED("fixed");

    private final String word;

    Variant(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
