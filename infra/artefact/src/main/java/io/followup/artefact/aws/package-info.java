/** What the functions ask of AWS: DynamoDB for real, the others answered and kept. */
@NullMarked
package io.followup.artefact.aws;

import org.jspecify.annotations.NullMarked;
