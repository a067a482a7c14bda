package org.kept.ui;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.csrf.reactive.runtime.RestCsrfConfigHolder;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * The token field of forms, {@code inject:csrf.token} in templates: a different value in every form.
 *
 * <p>Replaces the provider of Quarkus, which is excluded in {@code application.properties}.
 */
@Named("csrf")
@Singleton
public class FormTokenProvider extends CsrfTokenParameterProvider {

    FormTokenProvider(RestCsrfConfigHolder config) {
        super(config);
    }

    @Override
    public String getToken() {
        return FormToken.mask(super.getToken());
    }
}
