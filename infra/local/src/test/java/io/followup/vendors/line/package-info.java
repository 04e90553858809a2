@NullMarked
package io.followup.vendors.line;

import org.jspecify.annotations.NullMarked;
