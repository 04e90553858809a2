/** A push service of the web. */
@NullMarked
package io.followup.local.vendors.webpush;

import org.jspecify.annotations.NullMarked;
