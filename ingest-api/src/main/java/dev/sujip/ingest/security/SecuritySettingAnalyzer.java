package dev.sujip.ingest.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has a refusal to start printed as what is wrong and what to do, without a stack trace. */
final class SecuritySettingAnalyzer extends AbstractFailureAnalyzer<SecuritySettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecuritySettingException cause) {
        return new FailureAnalysis(cause.fault(), cause.mend(), cause);
    }
}
