package glasshead.checkpoint.hub;

/// What the hub says of one file.
///
/// @param commit the repository's version that it belongs to
/// @param hash   SHA-256 of its bytes (64 digits) for large files, git's blob hash (40 digits) for small ones
/// @param size   in bytes
record RemoteFile(String name, String commit, String hash, long size) {
}
