"""The mark of the app: two storefronts and the line between them."""

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 28"><g fill="#2E8C9C">'
    '<path d="M3 4h16l2.4 6.2a3 3 0 0 1-1.9 2.8v11H14v-6H8v6H2.500V13A3 3 0 0 1 .6 10.200z"/>'
    '<path d="M24 15.500h5v2.500h-5zM32 15.500h5v2.500h-5z"/>'
    '<path d="M41 4h16v20h-5.500v-4.500h-5V24H41z"/></g></svg>'
)
