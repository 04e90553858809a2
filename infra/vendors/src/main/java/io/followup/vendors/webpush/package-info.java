/** A push service of the web. */
@NullMarked
package io.followup.vendors.webpush;

import org.jspecify.annotations.NullMarked;
