package io.millrace.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words behind the command. */
final class Arguments {
    private final List<String> words;

    Arguments(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /** Takes {@code --name value} out. */
    int number(String name, int otherwise) {
        int position = words.indexOf(name);
        if (position < 0) {
            return otherwise;
        }
        words.remove(position);
        if (position >= words.size() || !words.get(position).matches("\\d{1,5}")) {
            throw new UsageProblem(name + " wants a number.");
        }
        return Integer.parseInt(words.remove(position));
    }

    /** Takes {@code --name} out. */
    boolean flag(String name) {
        return words.remove(name);
    }

    /** Takes the next word out. */
    Optional<String> next() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.removeFirst());
    }

    void requireNone() {
        if (!words.isEmpty()) {
            throw new UsageProblem("Not understood: " + String.join(" ", words));
        }
    }
}
