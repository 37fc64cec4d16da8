package dev.stranded.demo.gallery;

/** Text with a head, and below it entries, each with a word in the margin and lines that are not too long. */
final class Page {
    private static final int WIDTH = 116;
    private static final int PLACE = 32;

    private final StringBuilder text = new StringBuilder();
    private final int margin;

    /** An empty page; so many characters are the margin's. */
    Page(String head, int margin) {
        this.margin = margin;
        text.append(head).append('\n');
    }

    /** A sentence or more. */
    void entry(String word, String sentences) {
        StringBuilder line = new StringBuilder(margin(word));
        for (String next : sentences.split(" ", -1)) {
            if (line.length() + next.length() > WIDTH && line.length() > margin) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(margin(""));
            }
            line.append(next).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** A line of a program. */
    void code(String word, String place, String code) {
        String line = margin(word) + place + " ".repeat(Math.max(1, PLACE - place.length())) + code;
        text.append(line.stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private String margin(String word) {
        String indented = "  " + word;
        return indented + " ".repeat(Math.max(1, margin - indented.length()));
    }
}
