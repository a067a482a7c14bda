package org.kept.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route that applies the caller's {@link DataScope} itself, so that limited keys may use it.
 *
 * <p>A limited key may only read other routes, and only for the teams or KPIs it is limited to.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ScopeChecked {}
