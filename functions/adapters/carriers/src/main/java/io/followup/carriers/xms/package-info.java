/** SMS and LMS, by the carrier that the number's country needs. */
@NullMarked
package io.followup.carriers.xms;

import org.jspecify.annotations.NullMarked;
