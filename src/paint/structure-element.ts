import type { StructureChild, StructureElement } from './display-list.ts'

export function made(role: string, children: readonly StructureChild[]): StructureElement {
  return { type: 'element', role, children }
}

export function isRole(child: StructureChild, roles: readonly string[]): child is StructureElement {
  return child.type === 'element' && roles.includes(child.role)
}
