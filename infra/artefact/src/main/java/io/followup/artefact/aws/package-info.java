/** What the functions ask of AWS, kept call by call; what stands between is told by a test. */
@NullMarked
package io.followup.artefact.aws;

import org.jspecify.annotations.NullMarked;
