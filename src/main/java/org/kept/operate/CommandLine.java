package org.kept.operate;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** The commands beside the service, found by name; they run without it, and read the same settings. */
record CommandLine(List<Command> all) {

    /** It did what it says. */
    static final int DONE = 0;

    /** It did not; one sentence says why. */
    static final int FAILED = 1;

    /** Nobody knows what was meant. */
    static final int MISUSED = 2;

    /** One thing to do. */
    interface Command {

        /** As it is typed: {@code backup}. */
        String name();

        /** What is typed after it, each in one word: {@code FILE}. */
        List<String> arguments();

        /** What it does, in one sentence. */
        String description();

        /**
         * Does it and answers what to say about it.
         *
         * @param given as many as it takes
         * @throws CommandException with the sentence that says why not
         */
        String run(List<String> given) throws CommandException;
    }

    /** A command could not do what it says; the message is the sentence for whoever typed it. */
    static final class CommandException extends Exception {

        private static final long serialVersionUID = 1L;

        CommandException(String sentence) {
            super(sentence);
        }

        CommandException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** All that there are; a new one is added here. */
    static CommandLine standard() {
        return of(OperatorSettings.read());
    }

    static CommandLine of(OperatorSettings settings) {
        return new CommandLine(List.of(
                new BackupCommand(settings),
                new RestoreCommand(settings),
                new AuditCheckCommand(settings, false),
                new AuditCheckCommand(settings, true)));
    }

    /** Runs what was typed and answers the exit status. */
    int run(List<String> typed, PrintStream out, PrintStream err) {
        var given = typed.subList(1, typed.size());
        var command = all.stream()
                .filter(each ->
                        each.name().equals(typed.get(0)) && each.arguments().size() == given.size())
                .findFirst();
        if (command.isEmpty()) {
            err.print(usage());
            return MISUSED;
        }
        try {
            out.println("kept: " + command.get().run(given));
            return DONE;
        } catch (CommandException e) {
            err.println("kept: " + e.getMessage());
            return FAILED;
        }
    }

    private String usage() {
        return all.stream()
                .map(command -> "    kept " + command.name() + " " + String.join(" ", command.arguments())
                        + System.lineSeparator() + "        " + command.description() + System.lineSeparator())
                .collect(Collectors.joining(
                        "",
                        "kept: that is no command. Without one, kept starts the service; the commands are"
                                + System.lineSeparator(),
                        ""));
    }
}
