package org.kept;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test class with SQL at stake: it runs on H2 like all, and once more on PostgreSQL. Tests of pages, headers and bodies
 * run on H2 alone; {@code EveryStatementTest} says where a statement is left out by that.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBothDatabases {}
