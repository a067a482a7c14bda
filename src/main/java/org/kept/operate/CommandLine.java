package org.kept.operate;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Commands beside the service, found by name; they run without the service and read the same settings. */
record CommandLine(List<Command> all) {

    /** Exit status: success. */
    static final int DONE = 0;

    /** Exit status: failure; one sentence says why. */
    static final int FAILED = 1;

    /** Exit status: unknown command. */
    static final int MISUSED = 2;

    interface Command {

        /** The name as typed, such as {@code backup}. */
        String name();

        /** The names of its arguments, one word each, such as {@code FILE}. */
        List<String> arguments();

        /** Description in one sentence. */
        String description();

        /**
         * Runs the command; returns the message to print.
         *
         * @param given one value per argument
         * @throws CommandException with a sentence that says why it failed
         */
        String run(List<String> given) throws CommandException;
    }

    /** Failure of a command; the message is a sentence for the person who typed it. */
    static final class CommandException extends Exception {

        private static final long serialVersionUID = 1L;

        CommandException(String sentence) {
            super(sentence);
        }

        CommandException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** All commands, with the settings of the environment. */
    static CommandLine standard() {
        return of(OperatorSettings.read());
    }

    static CommandLine of(OperatorSettings settings) {
        return new CommandLine(List.of(
                new BackupCommand(settings),
                new RestoreCommand(settings),
                new AuditCheckCommand(settings, false),
                new AuditCheckCommand(settings, true),
                new PartitionCommand(settings, System.err::println)));
    }

    /** Runs the typed command; returns its exit status. */
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
                        "kept: unknown command. Without a command, kept starts the service. The commands are:"
                                + System.lineSeparator(),
                        ""));
    }
}
