package org.kept;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that finds the running service as after its first start: its tables hold what the migrations put there,
 * and it remembers nothing. Write it below {@code @QuarkusTest}.
 *
 * <p>The service is not started again for it, so a class with settings of its own still needs a test profile. It leaves
 * the service empty too.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmptyDatabaseExtension.class)
public @interface EmptyDatabase {

    /** What the environment of that first start asks for. */
    FirstStart value() default FirstStart.ADMINISTRATOR;

    /** What an environment may ask for. */
    enum FirstStart {
        /** The administrator and the key of {@link TestKeys}. */
        ADMINISTRATOR,
        /** The same, and the sample company. */
        SAMPLE,
        /** No one: there is a set-up link. */
        NOBODY
    }
}
