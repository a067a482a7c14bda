package org.kept.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a route that it keeps itself within the caller's {@link DataScope}, so that a key with limits may use it; any other
 * route has to name, in its parameters, what the key is for.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ScopeChecked {}
