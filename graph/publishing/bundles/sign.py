"""Signature with the user's own key: Ed25519 over the last manifest."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from graph.errors import InputError
from graph.support.language import N_

_MAKE = "openssl genpkey -algorithm ed25519 -out KEY.pem"


def private_key(content: bytes, name: str) -> Ed25519PrivateKey:
    """Read the private key that signs; ``name`` is its file, for messages.

    Raises:
        InputError: the content has a password, or is another kind of key or none.
    """
    try:
        key = serialization.load_pem_private_key(content, password=None)
    except TypeError as error:
        raise InputError(N_("{file} has a password; give a key without one."), file=name) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InputError(
            N_("{file} is no private key; make one: {command}"), file=name, command=_MAKE
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(
            N_("{file} is no Ed25519 key; make one: {command}"), file=name, command=_MAKE
        )
    return key


def private_key_at(path: Path) -> Ed25519PrivateKey:
    """Read the user's private key.

    Raises:
        InputError: the file cannot be read, has a password, or is not an Ed25519 private key.
    """
    try:
        return private_key(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            N_("{file} is no private key; make one: {command}"), file=path.name, command=_MAKE
        ) from error


def new_private_key() -> bytes:
    """Return a new private key as PEM, without a password."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_key(content: bytes, name: str) -> Ed25519PublicKey:
    """Read the public key that checks a signature; ``name`` is its file, for messages.

    Raises:
        InputError: the content is not an Ed25519 public key.
    """
    try:
        key = serialization.load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InputError(N_("{name} is no public key in PEM form."), name=name) from error
    if not isinstance(key, Ed25519PublicKey):
        raise InputError(N_("{name} is no Ed25519 key."), name=name)
    return key


def public_key_at(path: Path) -> Ed25519PublicKey:
    """Read the user's copy of the signer's public key.

    Raises:
        InputError: the file cannot be read, or is not an Ed25519 public key.
    """
    try:
        return public_key(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            N_("{file} cannot be read; give the public key as PEM."), file=path.name
        ) from error


def pem_of(key: Ed25519PublicKey) -> bytes:
    """Return a public key as PEM."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form)


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the SHA-256 of a public key's PEM, by which two people can compare keys."""
    return sha256(pem_of(key)).hexdigest()


def signature_of(key: Ed25519PrivateKey, content: bytes) -> bytes:
    """Return the signature as a line of Base64; the same key and bytes give the same text."""
    return b64encode(key.sign(content)) + b"\n"


def is_signed(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    """Whether a Base64 signature was made with the key over these bytes."""
    try:
        key.verify(b64decode(signature.strip(), validate=True), content)
    except (InvalidSignature, Base64Error, ValueError):
        return False
    return True
