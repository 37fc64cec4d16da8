package dev.stranded.demo.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.demo.stage.Java;
import dev.stranded.demo.watched.SeenFinding;
import dev.stranded.wire.Finding;
import java.util.List;
import java.util.Locale;

/** Tells what was shown and what was found: for people, and as JSON. */
final class Account {
    private static final int MARGIN = 22;

    private Account() {}

    /** One piece, in the variants that were shown. */
    static String words(List<Told> tellings) {
        Piece piece = tellings.get(0).piece();
        Page page = new Page(piece.name(), MARGIN);
        for (Told told : tellings) {
            if (told.variant() == Variant.LEAK) {
                leak(page, told);
            } else {
                page.entry("done right", piece.right());
                fixed(page, told);
            }
        }
        return page.toString();
    }

    /** All that was shown, for a machine. */
    static String json(String command, String threads, List<Told> tellings) {
        ObjectMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("case", command).put("java", Java.version()).put("threads", threads);
        ArrayNode programs = root.putArray("programs");
        tellings.forEach(told -> program(programs.addObject(), told));
        root.put("asExpected", tellings.stream().allMatch(Told::asExpected));
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    private static void leak(Page page, Told told) {
        page.entry("goes wrong", told.piece().wrong());
        if (told.findings().isEmpty()) {
            page.entry(
                    "Stranded",
                    "found nothing, and should have found " + told.piece().kind() + ".");
        }
        for (SeenFinding seen : told.findings()) {
            Finding height = seen.height();
            page.entry(height.kind().toString(), height.verdict() + ": " + height.title());
            CodeLine.of(height).forEach(line -> page.code(line.role(), line.place(), line.code()));
            page.entry("to do", height.advice());
        }
        said(page, told);
    }

    private static void fixed(Page page, Told told) {
        for (SeenFinding seen : told.findings()) {
            page.entry(
                    "Stranded",
                    "found " + seen.height().kind() + ": " + seen.height().title());
        }
        for (SeenFinding seen : told.withdrawn()) {
            page.entry("Stranded", "suspected, and took back: " + seen.height().title());
        }
        String end = told.ended() && told.left() == 0
                ? "; at the end of the JVM no task was left."
                : "; " + told.left() + " tasks were left in the end" + (told.ended() ? "." : ", and the JVM went on.");
        String silence = told.findings().isEmpty() ? "found nothing" : "watched";
        page.entry("Stranded", String.format(Locale.ROOT, "%s in %.1f s%s", silence, told.seconds(), end));
        said(page, told);
    }

    private static void said(Page page, Told told) {
        if (!told.words().isEmpty()) {
            page.entry("it says", told.words() + ".");
        }
    }

    private static void program(ObjectNode node, Told told) {
        Piece piece = told.piece();
        node.put("name", piece.name()).put("variant", told.variant().toString());
        node.putObject("expected")
                .put("kind", told.variant() == Variant.LEAK ? piece.kind().toString() : null)
                .put("code", told.variant() == Variant.LEAK ? piece.code() : null);
        node.put("asExpected", told.asExpected())
                .put("endedByItself", told.ended())
                .put("tasksLeft", told.left());
        node.put("seconds", Math.round(told.seconds() * 10) / 10.0).put("says", told.words());
        findings(node.putArray("findings"), told.findings());
        findings(node.putArray("withdrawn"), told.withdrawn());
    }

    private static void findings(ArrayNode findings, List<SeenFinding> all) {
        for (SeenFinding seen : all) {
            Finding height = seen.height();
            ObjectNode finding = findings.addObject()
                    .put("kind", height.kind().toString())
                    .put("verdict", height.verdict().toString())
                    .put("state", seen.last().state().toString())
                    .put("count", height.count())
                    .put("title", height.title())
                    .put("advice", height.advice());
            ArrayNode lines = finding.putArray("lines");
            CodeLine.of(height)
                    .forEach(line -> lines.addObject()
                            .put("role", line.role())
                            .put("site", line.site())
                            .put("code", line.code()));
        }
    }
}
