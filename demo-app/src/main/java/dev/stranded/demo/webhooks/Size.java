package dev.stranded.demo.webhooks;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory as the JVM's options write it: 700m, 2g. */
final class Size implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([mg])");
    private static final long MEGA = 1_024 * 1_024;

    @Override
    public Long convert(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is no amount of memory; write 700m or 2g");
        }
        return Long.parseLong(form.group(1)) * (form.group(2).equals("g") ? MEGA * 1_024 : MEGA);
    }
}
