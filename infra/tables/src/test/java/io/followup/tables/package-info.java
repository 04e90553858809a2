@NullMarked
package io.followup.tables;

import org.jspecify.annotations.NullMarked;
