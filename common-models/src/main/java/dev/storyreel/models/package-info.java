/**
 * What can be asked of a model: a port, a request per kind, the catalogue, and a package per provider. Speech, effects,
 * foley and lip-sync can be asked of models, and are priced and charged like all else; no phase orders them yet.
 */
@NullMarked
package dev.storyreel.models;

import org.jspecify.annotations.NullMarked;
