package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;

/** Prints which of the classes that it is given are not in the boot loader. */
public final class BootClasses {
    private BootClasses() {}

    /** Looks for each class that is named. */
    public static void main(String[] arguments) {
        List<String> missing = new ArrayList<>();
        for (String name : arguments) {
            try {
                Class.forName(name, false, null);
            } catch (ClassNotFoundException e) {
                missing.add(name);
            }
        }
        System.out.println("missing: " + missing);
    }
}
