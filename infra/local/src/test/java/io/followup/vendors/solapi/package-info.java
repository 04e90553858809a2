@NullMarked
package io.followup.vendors.solapi;

import org.jspecify.annotations.NullMarked;
