package org.kept.operate;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Entry point of the process: with a command it runs that and ends, without one it is the service. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            Quarkus.run(arguments);
        } else {
            System.exit(CommandLine.standard().run(List.of(arguments), System.out, System.err));
        }
    }
}
