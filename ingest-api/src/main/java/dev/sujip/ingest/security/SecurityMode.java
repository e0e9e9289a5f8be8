package dev.sujip.ingest.security;

/** How callers prove who they are. */
public enum SecurityMode {
    /** They do not: whoever reaches the port may write every topic. */
    NONE,
    /** By a key in the {@code X-API-Key} header, known from a file of hashes. */
    API_KEY,
    /** By a signed token in the {@code Authorization} header, issued by an identity provider. */
    JWT
}
