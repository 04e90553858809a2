/**
 * The States Language (JSONPath) as far as the laptop walks it: what a definition says, as types.
 *
 * <p>Whatever is not known here is refused when a definition is read, so that nothing can mean
 * something else on AWS.
 */
@NullMarked
package io.followup.local.workflow.language;

import org.jspecify.annotations.NullMarked;
