package org.kept;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Resets the running service to the state after its first start: tables as the migrations leave them, no cached state.
 * Write it below {@code @QuarkusTest}.
 *
 * <p>The service is not restarted, so a class with its own settings still needs a test profile. The service is also
 * reset after the class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmptyDatabaseExtension.class)
public @interface EmptyDatabase {

    /** Environment of that first start. */
    FirstStart value() default FirstStart.ADMINISTRATOR;

    /** Whether each test, and each invocation of one with parameters, begins with an empty service. */
    boolean beforeEach() default false;

    enum FirstStart {
        /** The administrator and the key of {@link TestKeys}. */
        ADMINISTRATOR,
        /** Like {@link #ADMINISTRATOR}, with the sample company. */
        SAMPLE,
        /** No people, so there is a set-up link. */
        NOBODY
    }
}
