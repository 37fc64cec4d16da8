package dev.stranded.demo.webhooks;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mode by its name. */
final class ModeName implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String text) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no mode; there are "
                        + Arrays.stream(Mode.values()).map(Mode::id).collect(Collectors.joining(", "))));
    }
}
