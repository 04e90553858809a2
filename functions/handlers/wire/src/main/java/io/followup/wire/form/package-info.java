/** The documents of the contract that more than one door takes: beats, contact, settings. */
@NullMarked
package io.followup.wire.form;

import org.jspecify.annotations.NullMarked;
