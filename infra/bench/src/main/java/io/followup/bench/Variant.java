package io.followup.bench;

import io.followup.artefact.Launch;

/**
 * A function in one of its forms.
 *
 * @param artefactBytes what is deployed
 */
record Variant(String function, Form form, long artefactBytes, Launch launch) {}
