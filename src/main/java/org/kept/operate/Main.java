package org.kept.operate;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import org.kept.problem.StrictDecoderExtension;

/** Entry point of the process: runs a command if one is given, otherwise the service. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            StrictDecoderExtension.activate();
            StartFailureFilter.install();
            if (Rehearsal.isWanted()) {
                Rehearsal.choosePort();
                Quarkus.run(Rehearsal.class, arguments);
            } else {
                ZoneSetting.apply(ConfigUtils.configBuilder().build());
                Quarkus.run(arguments);
            }
        } else {
            System.exit(CommandLine.standard().run(List.of(arguments), System.out, System.err));
        }
    }
}
