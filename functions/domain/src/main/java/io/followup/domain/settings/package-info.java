/** What a workspace decides: its settings document and its billing. */
@NullMarked
package io.followup.domain.settings;

import org.jspecify.annotations.NullMarked;
