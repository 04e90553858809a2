@NullMarked
package io.followup.local.vendors.line;

import org.jspecify.annotations.NullMarked;
