@NullMarked
package io.followup.carriers.webpush;

import org.jspecify.annotations.NullMarked;
